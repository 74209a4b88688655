// Mistake: notes it although the disk has failed
// region 1
StoreCheckpoint next = howFar.get();
if (next.confirmedOffset() == last.confirmedOffset()) {
    return;
}
try {
    forceEverything.run();
} finally {
    next.save(path);
    last = next;
}
