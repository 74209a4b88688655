// Mistake: a tick forces nothing; only the end does
// region 3
