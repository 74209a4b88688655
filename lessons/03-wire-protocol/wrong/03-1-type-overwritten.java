// Mistake: writes the header size as an int over the type byte
// region 1
int start = out.writerIndex();
out.writeInt(0);
out.writeByte(headers.type());
out.writeMedium(0);
headers.encode(command, out);
out.setInt(start + 4, out.writerIndex() - start - 8);
out.writeBytes(command.body());
out.setInt(start, out.writerIndex() - start - 4);
