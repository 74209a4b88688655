package minibroker.remoting;

import java.util.List;

/**
 * The programming languages of clients. The JSON header carries the name, the compact header the name's place in the
 * list.
 *
 * <p>Without state: any thread may call. RocketMQ: {@code LanguageCode}.
 */
final class Language {
    private static final List<String> NAMES =
            List.of("JAVA CPP DOTNET PYTHON DELPHI ERLANG RUBY OTHER HTTP GO PHP OMS RUST NODE_JS".split(" "));

    private static final int OTHER = NAMES.indexOf("OTHER");

    private Language() {}

    /** The number of a name; an unknown name counts as OTHER. */
    static byte numberOf(String name) {
        int number = NAMES.indexOf(name);
        return (byte) (number < 0 ? OTHER : number);
    }

    /** The name of a number; an unknown number counts as OTHER. */
    static String nameOf(byte number) {
        return NAMES.get(number < 0 || number >= NAMES.size() ? OTHER : number);
    }
}
