package io.insightstream.clients.catalog;

/** A row cannot become a video. Has no stack trace: in a damaged file it is the normal case. */
final class UnusableRow extends Exception {

    private static final long serialVersionUID = 1L;

    private final DropReason reason;
    private final String detail;

    UnusableRow(DropReason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
        this.detail = detail;
    }

    DropReason reason() {
        return reason;
    }

    String detail() {
        return detail;
    }
}
