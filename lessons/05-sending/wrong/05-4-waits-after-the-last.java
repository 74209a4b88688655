// Mistake: waits once more before it gives up
// region 1
long wait = FIRST_PAUSE_MILLIS;
for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
    try {
        ledger.answered(order, producer.send(order));
        return;
    } catch (MQClientException | RemotingException | MQBrokerException failure) {
        if (!mayPass(failure)) {
            ledger.failed(order);
            return;
        }
    }
    pause.millis(wait);
    wait = Math.min(2 * wait, LONGEST_PAUSE_MILLIS);
}
ledger.failed(order);
