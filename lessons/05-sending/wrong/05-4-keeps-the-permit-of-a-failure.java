// Mistake: gives the place back after an answer, and not after a failure
// region 2
underWay.acquire();
try {
    producer.send(order, new SendCallback() {
        @Override
        public void onSuccess(SendResult result) {
            ledger.answered(order, result);
            underWay.release();
        }

        @Override
        public void onException(Throwable failure) {
            ledger.failed(order);
        }
    });
} catch (MQClientException | RemotingException | MQBrokerException failure) {
    ledger.failed(order);
    underWay.release();
}
