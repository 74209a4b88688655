// Mistake: gives the permit back before the ledger knows, so whoever waits for the answers may go on too early
// region 2
underWay.acquire();
try {
    producer.send(order, new SendCallback() {
        @Override
        public void onSuccess(SendResult result) {
            underWay.release();
            ledger.answered(order, result);
        }

        @Override
        public void onException(Throwable failure) {
            underWay.release();
            ledger.failed(order);
        }
    });
} catch (MQClientException | RemotingException | MQBrokerException failure) {
    underWay.release();
    ledger.failed(order);
}
