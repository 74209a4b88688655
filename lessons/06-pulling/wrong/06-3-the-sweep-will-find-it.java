// Mistake: wakes nobody: the next sweep finds the message as well, up to five seconds later
// Fails capstone-1
// region 2
