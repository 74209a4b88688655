// Mistake: forces and notes although nothing has come
// region 1
StoreCheckpoint next = howFar.get();
forceEverything.run();
next.save(path);
last = next;
