package programs.messages;

import minibroker.message.MessageProperties;
import minibroker.queue.BoundedQueue;

import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Two shops put their sales into lesson 01's queue of bytes, and a bookkeeper takes them out: first bodies alone, then
 * bodies with names before them. The names are written and read by {@link MessageProperties}, exercise 02-1.
 */
public final class Bookkeeper {
    private static final List<Sale> SALES = List.of(
            new Sale("north", "order", "4711", "customer-1", 5900),
            new Sale("south", "order", "4711", "customer-8", 2500),
            new Sale("north", "refund", "4711", "customer-1", 5900));

    private Bookkeeper() {}

    /** @param arguments {@code without-names} for the first half alone */
    public static void main(String[] arguments) throws InterruptedException {
        System.out.println("Without names");
        withoutNames(System.out);
        if (arguments.length > 0 && arguments[0].equals("without-names")) {
            return;
        }
        System.out.println();
        System.out.println("With names");
        withNames(System.out);
    }

    static void withoutNames(PrintStream out) throws InterruptedException {
        BoundedQueue<byte[]> queue = new BoundedQueue<>(10);
        for (Sale sale : SALES) {
            out.printf("%s puts %-6s %s%n", sale.shop(), sale.kind(), text(sale.body()));
            queue.put(sale.body());
        }
        queue.close();

        int booked = 0;
        for (Optional<byte[]> next = queue.take(); next.isPresent(); next = queue.take()) {
            booked += book("", cents(next.get()), next.get(), out);
        }
        total(booked, out);
    }

    static void withNames(PrintStream out) throws InterruptedException {
        BoundedQueue<byte[]> queue = new BoundedQueue<>(10);
        for (Sale sale : SALES) {
            Map<String, String> names = new LinkedHashMap<>();
            names.put("TAGS", sale.kind());
            names.put("shop", sale.shop());
            queue.put(message(MessageProperties.encode(names).getBytes(UTF_8), sale.body()));
        }
        queue.close();

        int booked = 0;
        for (Optional<byte[]> next = queue.take(); next.isPresent(); next = queue.take()) {
            ByteBuffer message = ByteBuffer.wrap(next.get());
            byte[] properties = new byte[message.getShort()];
            message.get(properties);
            byte[] body = new byte[message.remaining()];
            message.get(body);

            Map<String, String> names = MessageProperties.decode(text(properties));
            int sign = names.get("TAGS").equals("refund") ? -1 : 1;
            booked += book(names + " ", sign * cents(body), body, out);
        }
        total(booked, out);
    }

    /** Two bytes for the length of the properties, the properties, and the rest is the body. */
    private static byte[] message(byte[] properties, byte[] body) {
        return ByteBuffer.allocate(2 + properties.length + body.length)
                .putShort((short) properties.length)
                .put(properties)
                .put(body)
                .array();
    }

    private static int book(String names, int cents, byte[] body, PrintStream out) {
        out.printf("bookkeeper takes %s%s: books %s%n", names, text(body), money(cents));
        return cents;
    }

    private static void total(int booked, PrintStream out) {
        int taken = SALES.stream()
                .mapToInt(sale -> sale.kind().equals("refund") ? -sale.cents() : sale.cents())
                .sum();
        out.printf("booked %s, the shops took %s%n", money(booked), money(taken));
    }

    private static int cents(byte[] body) {
        return Integer.parseInt(text(body).substring(text(body).indexOf(';') + 1));
    }

    private static String money(int cents) {
        return String.format(
                Locale.ROOT, "%s%s.%02d", cents < 0 ? "-" : "", Math.abs(cents) / 100, Math.abs(cents) % 100);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }
}
