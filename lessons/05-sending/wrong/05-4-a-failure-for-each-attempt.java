// Mistake: tells the ledger of each attempt that failed, and not only of the last
// region 1
long wait = FIRST_PAUSE_MILLIS;
for (int attempt = 1; true; attempt++) {
    try {
        ledger.answered(order, producer.send(order));
        return;
    } catch (MQClientException | RemotingException | MQBrokerException failure) {
        ledger.failed(order);
        if (attempt == MOST_ATTEMPTS || !mayPass(failure)) {
            return;
        }
    }
    pause.millis(wait);
    wait = Math.min(2 * wait, LONGEST_PAUSE_MILLIS);
}
