// Mistake: carries the pull out after the look although somebody may have taken it out of the list meanwhile
// region 1
if (!add(pull)) {
    return false;
}
if (maxOffset.applyAsLong(pull.queue()) > pull.offset()) {
    remove(pull.queue(), other -> other == pull);
    again.accept(pull);
}
return true;
