// Mistake: believes the first four bytes, whatever they are
// region 2
int size = bytes.getInt(position);
byte[] record = new byte[size];
bytes.get(position, record);
return Optional.of(record);
