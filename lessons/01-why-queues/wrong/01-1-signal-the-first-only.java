// Mistake: signals only when the queue was empty before. Two elements at once wake one of two takers: a lost wakeup.
// region 7
elements.addLast(element);
if (elements.size() == 1) {
    notEmpty.signal();
}
