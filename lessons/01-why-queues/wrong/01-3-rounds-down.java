// Mistake: a fraction of a nanosecond is cut off, so the limit is exceeded by a little, again and again.
// region 2
long moment = Math.max(now, nextFree);
nextFree = moment + (long) (1e9 / perSecond);
return moment - now;
