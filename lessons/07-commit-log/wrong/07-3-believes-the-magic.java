// Mistake: takes everything that has a message's magic for a message
// region 2
if (bytes.limit() - position < RecordView.MIN_SIZE || !RecordView.hasMagic(bytes, position)) {
    return Optional.empty();
}
byte[] record = new byte[bytes.getInt(position)];
bytes.get(position, record);
return Optional.of(record);
