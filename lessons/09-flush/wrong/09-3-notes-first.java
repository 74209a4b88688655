// Mistake: notes it first and forces afterwards
// region 1
StoreCheckpoint next = howFar.get();
if (next.confirmedOffset() == last.confirmedOffset()) {
    return;
}
next.save(path);
forceEverything.run();
last = next;
