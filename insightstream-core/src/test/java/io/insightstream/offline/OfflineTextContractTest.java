package io.insightstream.offline;

import io.insightstream.contract.TextProviderContract;
import io.insightstream.spi.TextProvider;

class OfflineTextContractTest extends TextProviderContract {

    @Override
    protected TextProvider provider(Script script) {
        return new OfflineText();
    }

    @Override
    protected boolean saysWhatItIsTold() {
        return false;
    }
}
