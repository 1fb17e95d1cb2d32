package org.communique.signup;

import java.time.Duration;

/**
 * How much forms may do.
 *
 * @param baseUrl            public address of the site, without a slash at the end
 * @param mailsPerHour       mails because of forms, all together
 * @param perNetwork         forms an hour from one network, with proof of work
 * @param easyPerNetwork     the same without it, as browsers without scripts send them
 * @param easyPerHour        forms an hour without proof of work, all together
 * @param workBits           leading zero bits of a proof; 0 = none is asked for
 * @param validity           of the link in the mail
 */
public record SignupSettings(
        String baseUrl,
        int mailsPerHour,
        int perNetwork,
        int easyPerNetwork,
        int easyPerHour,
        int workBits,
        Duration validity) {}
