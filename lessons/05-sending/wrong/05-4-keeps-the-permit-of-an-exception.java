// Mistake: gives the place back in the call-backs, and not when the send throws at once
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
            underWay.release();
        }
    });
} catch (MQClientException | RemotingException | MQBrokerException failure) {
    ledger.failed(order);
}
