package minibroker.protocol;

import minibroker.remoting.RemotingCommand;

/**
 * The header of a request about a setting that the name server keeps.
 *
 * <p>RocketMQ: {@code PutKVConfigRequestHeader}, {@code GetKVConfigRequestHeader}, {@code DeleteKVConfigRequestHeader},
 * {@code GetKVListByNamespaceRequestHeader}.
 *
 * @param key empty for all settings of the namespace
 * @param value empty unless it is to be set
 */
public record KvConfigRequest(String namespace, String key, String value) {
    /** Reads the header of codes 100, 101, 102 and 219. */
    public static KvConfigRequest of(RemotingCommand request) {
        HeaderFields fields = HeaderFields.of(request);
        return new KvConfigRequest(
                fields.text("namespace"),
                request.code() == RequestCode.GET_KVLIST_BY_NAMESPACE ? "" : fields.text("key"),
                request.code() == RequestCode.PUT_KV_CONFIG ? fields.text("value") : "");
    }
}
