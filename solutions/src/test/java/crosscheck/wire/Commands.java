package crosscheck.wire;

import minibroker.remoting.RemotingCommand;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.apache.rocketmq.remoting.protocol.LanguageCode;
import org.apache.rocketmq.remoting.protocol.SerializeType;

import java.util.HashMap;
import java.util.Map;

/** Generated commands, and the same command as an object of RocketMQ's. */
final class Commands {

    private Commands() {}

    /** Commands that both kinds of header can carry: the compact one has 16 bits for code and version. */
    static Arbitrary<RemotingCommand> any() {
        Arbitrary<Integer> sixteenBits =
                Arbitraries.integers().between(0, Short.MAX_VALUE).withoutEdgeCases();
        Arbitrary<String> language =
                Arbitraries.of(LanguageCode.class).map(LanguageCode::name).withoutEdgeCases();
        Arbitrary<Map<String, String>> fields = Arbitraries.maps(text(12).filter(Commands::isReadableName), text(40))
                .ofMaxSize(12);
        return Combinators.combine(
                        sixteenBits,
                        language,
                        sixteenBits,
                        Arbitraries.integers(),
                        Arbitraries.integers().between(0, 3).withoutEdgeCases(),
                        text(60).withoutEdgeCases(),
                        // RocketMQ keeps fields in a HashMap, whose order is the one that it writes.
                        fields.map(HashMap::new),
                        Arbitraries.bytes().array(byte[].class).ofMaxSize(300).withoutEdgeCases())
                .as(RemotingCommand::new);
    }

    /** Text of all of Unicode, empty text included; without halves of surrogate pairs, which UTF-8 can't carry. */
    private static Arbitrary<String> text(int length) {
        Arbitrary<String> plain = Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(length);
        Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(length).filter(text -> text.codePoints()
                .noneMatch(point -> point >= 0xD800 && point <= 0xDFFF));
        Arbitrary<String> beyondTheBasicPlane =
                Arbitraries.integers().between(0x1F300, 0x1F6FF).map(Character::toString);
        return Arbitraries.oneOf(plain, any, beyondTheBasicPlane);
    }

    /**
     * RocketMQ's JSON reader loses the frame, its own too, when a field's name holds a character that JSON escapes and
     * one beyond 16 bits.
     */
    private static boolean isReadableName(String name) {
        boolean beyond = name.codePoints().anyMatch(Character::isSupplementaryCodePoint);
        boolean escaped = name.chars().anyMatch(c -> Character.isISOControl(c) || c == '"' || c == '\\');
        return !name.isEmpty() && !(beyond && escaped);
    }

    static org.apache.rocketmq.remoting.protocol.RemotingCommand asTheirs(RemotingCommand ours, SerializeType type) {
        org.apache.rocketmq.remoting.protocol.RemotingCommand theirs =
                org.apache.rocketmq.remoting.protocol.RemotingCommand.createRequestCommand(ours.code(), null);
        theirs.setSerializeTypeCurrentRPC(type);
        theirs.setLanguage(LanguageCode.valueOf(ours.language()));
        theirs.setVersion(ours.version());
        theirs.setOpaque(ours.opaque());
        theirs.setFlag(ours.flag());
        theirs.setRemark(ours.remark().isEmpty() ? null : ours.remark());
        theirs.setExtFields(ours.extFields().isEmpty() ? null : new HashMap<>(ours.extFields()));
        theirs.setBody(ours.body().length == 0 ? null : ours.body());
        return theirs;
    }

    /** What RocketMQ leaves null is empty in ours. */
    static RemotingCommand asOurs(org.apache.rocketmq.remoting.protocol.RemotingCommand theirs) {
        Map<String, String> fields = new HashMap<>();
        if (theirs.getExtFields() != null) {
            theirs.getExtFields().forEach((name, value) -> {
                if (value != null) {
                    fields.put(name, value);
                }
            });
        }
        return new RemotingCommand(
                theirs.getCode(),
                theirs.getLanguage().name(),
                theirs.getVersion(),
                theirs.getOpaque(),
                theirs.getFlag(),
                theirs.getRemark() == null ? "" : theirs.getRemark(),
                fields,
                theirs.getBody() == null ? new byte[0] : theirs.getBody());
    }

    /** A compact header has no fields without a value: both readers take them for absent. */
    static RemotingCommand withoutEmptyFields(RemotingCommand command) {
        Map<String, String> fields = new HashMap<>(command.extFields());
        fields.values().removeIf(String::isEmpty);
        return command.with(fields);
    }
}
