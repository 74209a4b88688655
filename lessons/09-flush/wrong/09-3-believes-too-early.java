// Mistake: believes that it is noted before it is
// region 1
StoreCheckpoint next = howFar.get();
if (next.confirmedOffset() == last.confirmedOffset()) {
    return;
}
last = next;
forceEverything.run();
next.save(path);
