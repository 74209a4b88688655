// Mistake: a message of the wrong size is refused with the code for a wrong parameter
// region 2
MessageRules.problemWithSize(body, properties).ifPresent(problem -> {
    throw new RequestFailed(ResponseCode.INVALID_PARAMETER, problem);
});
