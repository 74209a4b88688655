// Mistake: waits as long after the seventh failure as after the first
// region 1
long wait = FIRST_PAUSE_MILLIS;
for (int attempt = 1; true; attempt++) {
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
}
