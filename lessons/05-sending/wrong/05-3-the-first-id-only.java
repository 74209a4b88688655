// Mistake: the id of the first message alone
// region 3
fields.put("msgId", new MessageId(storeHost, stored.commitLogOffsets().get(0)).toString());
fields.put("queueId", Integer.toString(sent.queue().queueId()));
fields.put("queueOffset", Long.toString(stored.queueOffset()));
fields.put("transactionId", sent.uniqueId());
return fields;
