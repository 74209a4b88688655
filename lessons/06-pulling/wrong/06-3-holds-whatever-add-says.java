// Mistake: says that it holds what it could not take
// region 1
add(pull);
if (maxOffset.applyAsLong(pull.queue()) > pull.offset()) {
    release(pull.queue(), other -> other == pull);
}
return true;
