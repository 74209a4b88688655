// Mistake: looks first and adds then: a message in between finds nobody in the list
// region 1
if (maxOffset.applyAsLong(pull.queue()) > pull.offset()) {
    again.accept(pull);
    return true;
}
return add(pull);
