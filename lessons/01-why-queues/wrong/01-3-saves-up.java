// Mistake: moments that nobody used stay free. After a quiet hour 36,000 events go at once.
// region 2
if (nextFree == Long.MIN_VALUE) {
    nextFree = now;
}
long wait = Math.max(0, nextFree - now);
nextFree += (long) Math.ceil(1e9 / perSecond);
return wait;
