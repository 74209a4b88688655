// Mistake: the newest element comes out first.
// region 7
elements.addFirst(element);
notEmpty.signal();
