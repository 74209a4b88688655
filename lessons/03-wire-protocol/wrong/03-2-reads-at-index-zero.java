// Mistake: looks for the length at the start of the buffer instead of at the reader index
// region 1
if (in.readableBytes() < 4) {
    return;
}
int length = in.getInt(0);
if (length < MIN_LENGTH || length > MAX_LENGTH) {
    throw new BadFrame("Frame length %d".formatted(length));
}
if (in.readableBytes() < 4 + length) {
    return;
}
in.skipBytes(4);
byte type = in.readByte();
int headerSize = in.readUnsignedMedium();
int bodySize = length - 4 - headerSize;
if (bodySize < 0) {
    throw new BadFrame("Header of %d bytes in a frame of %d".formatted(headerSize, length));
}
ByteBuf header = in.readSlice(headerSize);
byte[] body = new byte[bodySize];
in.readBytes(body);
out.add(headers.apply(type).decode(header, body));
