// Mistake: the header size with its lowest byte first
// region 1
int start = out.writerIndex();
out.writeInt(0);
out.writeByte(headers.type());
out.writeMedium(0);
headers.encode(command, out);
out.setMediumLE(start + 5, out.writerIndex() - start - 8);
out.writeBytes(command.body());
out.setInt(start, out.writerIndex() - start - 4);
