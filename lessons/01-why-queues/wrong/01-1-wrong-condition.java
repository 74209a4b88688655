// Mistake: removeOldest wakes those who wait for an element instead of those who wait for room.
// region 8
Optional<E> oldest = Optional.ofNullable(elements.pollFirst());
notEmpty.signal();
return oldest;
