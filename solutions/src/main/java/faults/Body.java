package faults;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/**
 * A body that can be told from its key: the key, a line feed, and bytes that follow from the key. So a reader needs no
 * list of what was sent to see that a message is not what it was. Without state: any thread may call.
 */
final class Body {
    private Body() {}

    /** The body of the message with a key, of up to {@code maxBytes} bytes behind it. */
    static byte[] of(String key, int maxBytes) {
        byte[] name = (key + "\n").getBytes(StandardCharsets.UTF_8);
        Random random = new Random(key.hashCode());
        byte[] body = Arrays.copyOf(name, name.length + random.nextInt(maxBytes + 1));
        byte[] filling = new byte[body.length - name.length];
        random.nextBytes(filling);
        System.arraycopy(filling, 0, body, name.length, filling.length);
        return body;
    }

    /**
     * The key of a body.
     *
     * @throws PromiseBroken if the body is not what was sent
     */
    static String key(byte[] body, int maxBytes) {
        int end = 0;
        while (end < body.length && body[end] != '\n') {
            end++;
        }
        String key = new String(body, 0, end, StandardCharsets.UTF_8);
        if (!Arrays.equals(body, of(key, maxBytes))) {
            throw new PromiseBroken("The body of the message \"%s\" is not the one that was sent: %s bytes, expected %s"
                    .formatted(key, body.length, of(key, maxBytes).length));
        }
        return key;
    }
}
