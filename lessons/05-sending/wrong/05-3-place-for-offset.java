// Mistake: takes the place in the log for the offset in the queue
// region 3
StringJoiner ids = new StringJoiner(",");
stored.commitLogOffsets().forEach(offset -> ids.add(new MessageId(storeHost, offset).toString()));
fields.put("msgId", ids.toString());
fields.put("queueId", Integer.toString(sent.queue().queueId()));
fields.put("queueOffset", Long.toString(stored.commitLogOffsets().get(0)));
fields.put("transactionId", sent.uniqueId());
return fields;
