// Mistake: keeps it in memory, where a crash takes it
// region 1
StoreCheckpoint next = howFar.get();
if (next.confirmedOffset() == last.confirmedOffset()) {
    return;
}
forceEverything.run();
last = next;
