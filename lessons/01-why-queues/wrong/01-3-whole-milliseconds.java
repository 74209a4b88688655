// Mistake: counts in whole milliseconds. At 3 a second it is 3.6 seconds ahead after an hour.
// region 2
long moment = Math.max(now, nextFree);
nextFree = moment + (long) (1_000 / perSecond) * 1_000_000;
return moment - now;
