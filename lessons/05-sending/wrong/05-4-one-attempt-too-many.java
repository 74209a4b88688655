// Mistake: counts the attempts from zero, so there is one more of them
// region 1
long wait = FIRST_PAUSE_MILLIS;
for (int attempt = 0; true; attempt++) {
    try {
        ledger.answered(order, producer.send(order));
        return;
    } catch (MQClientException | RemotingException | MQBrokerException failure) {
        if (attempt == MOST_ATTEMPTS || !mayPass(failure)) {
            ledger.failed(order);
            return;
        }
    }
    pause.millis(wait);
    wait = Math.min(2 * wait, LONGEST_PAUSE_MILLIS);
}
