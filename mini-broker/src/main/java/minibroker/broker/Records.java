package minibroker.broker;

import java.nio.ByteBuffer;
import java.util.List;

/** Joins records into the body of an answer. Without state: any thread may call. */
final class Records {
    private Records() {}

    static byte[] join(List<byte[]> records) {
        int size = 0;
        for (byte[] record : records) {
            size += record.length;
        }
        ByteBuffer body = ByteBuffer.allocate(size);
        records.forEach(body::put);
        return body.array();
    }
}
