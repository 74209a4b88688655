// Mistake: ignores that offer may say no. With a full line the notification is lost.
// region 1
desk.save(order);
for (Line line : lines) {
    line.waiting().offer(order);
}
