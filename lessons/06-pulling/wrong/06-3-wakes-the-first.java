// Mistake: wakes one of those who wait, and the others never hear of the message
// region 4
List<HeldPull> removed = remove(queue, which);
if (!removed.isEmpty() && removed.get(0).isWanted()) {
    again.accept(removed.get(0));
}
