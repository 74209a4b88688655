// Mistake: takes the pulls out of the list and answers nobody
// Fails capstone-1
// region 4
remove(queue, which);
