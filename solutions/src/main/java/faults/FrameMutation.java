package faults;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A way to spoil a good frame. Without state: any thread may call. */
enum FrameMutation {
    /** A few bytes anywhere, the lengths included. */
    ANY_BYTES {
        @Override
        byte[] of(Frame frame, Frame other, Random random) {
            return flipped(frame.bytes(), random);
        }
    },
    /** The length says something else than there is. */
    LENGTH {
        @Override
        byte[] of(Frame frame, Frame other, Random random) {
            byte[] bytes = frame.bytes();
            ByteBuffer.wrap(bytes).putInt(any(NUMBERS, random));
            return bytes;
        }
    },
    /** It ends too soon. */
    CUT {
        @Override
        byte[] of(Frame frame, Frame other, Random random) {
            byte[] bytes = frame.bytes();
            return Arrays.copyOf(bytes, random.nextInt(bytes.length));
        }
    },
    /** The header's bytes. */
    HEADER_BYTES {
        @Override
        byte[] of(Frame frame, Frame other, Random random) {
            return frame.withHeader(flipped(frame.header(), random)).bytes();
        }
    },
    /** The header is said to be of the other kind, or of one that is none. */
    HEADER_TYPE {
        @Override
        byte[] of(Frame frame, Frame other, Random random) {
            return frame.withType((byte) (1 + random.nextInt(3))).bytes();
        }
    },
    /** One value in the header. */
    HEADER_VALUE {
        @Override
        byte[] of(Frame frame, Frame other, Random random) {
            return frame.withHeader(oneReplaced(frame.header(), VALUE, quoted(any(TEXTS, random), random), random))
                    .bytes();
        }
    },
    /** One number of the header: code, opaque, flag, version. */
    HEADER_NUMBER {
        @Override
        byte[] of(Frame frame, Frame other, Random random) {
            String number = ":" + any(NUMBERS, random);
            return frame.withHeader(oneReplaced(frame.header(), NUMBER, number, random))
                    .bytes();
        }
    },
    /** One field of the header is missing. */
    HEADER_FIELD_MISSING {
        @Override
        byte[] of(Frame frame, Frame other, Random random) {
            return frame.withHeader(oneReplaced(frame.header(), FIELD, "", random))
                    .bytes();
        }
    },
    /** The header of another request. */
    OTHER_HEADER {
        @Override
        byte[] of(Frame frame, Frame other, Random random) {
            return frame.withHeader(other.header()).bytes();
        }
    },
    /** The body's bytes. */
    BODY_BYTES {
        @Override
        byte[] of(Frame frame, Frame other, Random random) {
            return frame.withBody(flipped(frame.body(), random)).bytes();
        }
    },
    /** A number in the body, as a batch has them. */
    BODY_INTEGER {
        @Override
        byte[] of(Frame frame, Frame other, Random random) {
            byte[] body = frame.body().clone();
            if (body.length >= Integer.BYTES) {
                ByteBuffer.wrap(body).putInt(random.nextInt(body.length - Integer.BYTES + 1), any(NUMBERS, random));
            }
            return frame.withBody(body).bytes();
        }
    },
    /** A value in a body of JSON. */
    BODY_VALUE {
        @Override
        byte[] of(Frame frame, Frame other, Random random) {
            String value = random.nextBoolean() ? ":" + any(NUMBERS, random) : quoted(any(TEXTS, random), random);
            return frame.withBody(oneReplaced(frame.body(), random.nextBoolean() ? NUMBER : VALUE, value, random))
                    .bytes();
        }
    },
    /** The body ends too soon, or goes on too long. */
    BODY_LENGTH {
        @Override
        byte[] of(Frame frame, Frame other, Random random) {
            return frame.withBody(Arrays.copyOf(frame.body(), random.nextInt(2 * frame.body().length + 1)))
                    .bytes();
        }
    },
    /** The body of another request. */
    OTHER_BODY {
        @Override
        byte[] of(Frame frame, Frame other, Random random) {
            return frame.withBody(other.body()).bytes();
        }
    };

    private static final Pattern VALUE = Pattern.compile(":\"[^\"]*\"");
    private static final Pattern NUMBER = Pattern.compile(":-?\\d+");
    private static final Pattern FIELD = Pattern.compile("\"\\w+\":(\"[^\"]*\"|-?\\d+),");
    private static final List<Integer> NUMBERS = List.of(
            0, 1, -1, 2, 7, 8, 255, 256, 65_536, 1 << 20, 1 << 24, (1 << 24) - 5, Integer.MAX_VALUE, Integer.MIN_VALUE);
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "0",
            "-1",
            "1",
            "8192",
            "2147483647",
            "-2147483648",
            "9223372036854775807",
            "-9223372036854775808",
            "99999999999999999999",
            "1e9",
            "NaN",
            "true",
            "null",
            "../../../x",
            "%RETRY%",
            "%DLQ%fuzz",
            "TBW102",
            "SCHEDULE_TOPIC_XXXX",
            "a || b",
            "\\u0000",
            "\\u0001\\u0002",
            "\\uD800",
            "fuzz-new-#",
            "fuzz-new-#",
            "x".repeat(200),
            "y".repeat(70_000));

    /**
     * The bytes to send in a frame's place.
     *
     * @param other another good frame, to borrow from
     */
    abstract byte[] of(Frame frame, Frame other, Random random);

    /** Whether what comes behind it on the same connection can't be understood. */
    boolean endsTheConnection() {
        return this == ANY_BYTES || this == LENGTH || this == CUT || this == HEADER_BYTES || this == HEADER_TYPE;
    }

    private static byte[] flipped(byte[] bytes, Random random) {
        byte[] changed = bytes.clone();
        for (int i = 0; changed.length > 0 && i < 1 + random.nextInt(4); i++) {
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
        }
        return changed;
    }

    private static byte[] oneReplaced(byte[] json, Pattern pattern, String by, Random random) {
        String text = new String(json, StandardCharsets.ISO_8859_1);
        List<MatchResult> places = pattern.matcher(text).results().toList();
        if (places.isEmpty()) {
            return json;
        }
        MatchResult place = places.get(random.nextInt(places.size()));
        return (text.substring(0, place.start()) + by + text.substring(place.end()))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String quoted(String text, Random random) {
        return ":\"" + text.replace("#", Integer.toString(random.nextInt(1_000_000))) + "\"";
    }

    private static <T> T any(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}
