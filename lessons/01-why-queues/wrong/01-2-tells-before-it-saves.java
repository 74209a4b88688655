// Mistake: the lines hear of the order before the desk has taken it. Somebody gets an SMS for a ticket nobody sold.
// region 1
for (Line line : lines) {
    line.waiting().put(order);
}
desk.save(order);
