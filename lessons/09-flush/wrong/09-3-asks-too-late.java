// Mistake: asks how far everything is written when the disk is done
// region 1
if (howFar.get().confirmedOffset() == last.confirmedOffset()) {
    return;
}
forceEverything.run();
last = howFar.get();
last.save(path);
