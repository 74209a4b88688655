// Mistake: takes for granted that the buffer is empty
// region 1
out.writeInt(0);
out.writeByte(headers.type());
out.writeMedium(0);
headers.encode(command, out);
out.setMedium(5, out.writerIndex() - 8);
out.writeBytes(command.body());
out.setInt(0, out.writerIndex() - 4);
