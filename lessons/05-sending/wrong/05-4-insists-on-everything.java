// Mistake: tries again whatever went wrong, also with a message that no broker will ever take
// region 1
long wait = FIRST_PAUSE_MILLIS;
for (int attempt = 1; true; attempt++) {
    try {
        ledger.answered(order, producer.send(order));
        return;
    } catch (MQClientException | RemotingException | MQBrokerException failure) {
        if (attempt == MOST_ATTEMPTS) {
            ledger.failed(order);
            return;
        }
    }
    pause.millis(wait);
    wait = Math.min(2 * wait, LONGEST_PAUSE_MILLIS);
}
