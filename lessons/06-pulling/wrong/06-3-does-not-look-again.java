// Mistake: puts the pull into the list and does not look again: a message from just before is missed
// region 1
return add(pull);
