// Mistake: what came after the last tick is not forced at the end
// region 4
