// Mistake: carries out what nobody waits for any more
// region 4
for (HeldPull pull : remove(queue, which)) {
    again.accept(pull);
}
