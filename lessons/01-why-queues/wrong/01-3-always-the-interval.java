// Mistake: everybody waits for a whole interval, the first one and the one who comes late enough too.
// region 2
return (long) Math.ceil(1e9 / perSecond);
