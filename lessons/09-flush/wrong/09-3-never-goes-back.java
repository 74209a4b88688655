// Mistake: keeps a checkpoint that says too much, because the new one is smaller
// region 1
StoreCheckpoint next = howFar.get();
if (next.confirmedOffset() <= last.confirmedOffset()) {
    return;
}
forceEverything.run();
next.save(path);
last = next;
