// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/certificates.h"

#include <QDir>
#include <QFile>
#include <QHostAddress>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSaveFile>
#include <QUrl>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <array>
#include <fcntl.h>
#include <memory>
#include <unistd.h>

namespace wanmi::server {
namespace {
using namespace std::chrono_literals;
constexpr auto AuthorityTime = std::chrono::days(3650);
constexpr auto Before = 24h; // a seat whose clock is a little behind

template <auto Free> struct Freer
{
    template <typename T> void operator()(T *thing) const { Free(thing); }
};
using Key = std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freer<X509_free>>;
using Bytes = std::unique_ptr<BIO, Freer<BIO_free_all>>;

Key newKey()
{
    return Key(EVP_EC_gen("P-256"));
}

QByteArray takenFrom(BIO *bio)
{
    char *bytes = nullptr;
    const long size = BIO_get_mem_data(bio, &bytes);
    return QByteArray(bytes, qsizetype(size));
}

QByteArray pemOf(EVP_PKEY *key)
{
    const Bytes bio(BIO_new(BIO_s_mem()));
    PEM_write_bio_PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr);
    return takenFrom(bio.get());
}

QByteArray pemOf(X509 *certificate)
{
    const Bytes bio(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(bio.get(), certificate);
    return takenFrom(bio.get());
}

Bytes bioOf(const QByteArray &bytes)
{
    return Bytes(BIO_new_mem_buf(bytes.constData(), int(bytes.size())));
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

base::Instant instantOf(const ASN1_TIME *time)
{
    tm parts{};
    ASN1_TIME_to_tm(time, &parts);
    return base::instantFromMs(qint64(timegm(&parts)) * 1000);
}

/// A fresh certificate: version, number, times, name, key.
Certificate blank(EVP_PKEY *key, const char *name, base::Instant now, std::chrono::days good)
{
    Certificate made(X509_new());
    X509_set_version(made.get(), X509_VERSION_3);
    std::array<unsigned char, 16> number{};
    RAND_bytes(number.data(), int(number.size()));
    number[0] &= 0x7f;
    std::unique_ptr<BIGNUM, Freer<BN_free>> big(BN_bin2bn(number.data(), int(number.size()), nullptr));
    BN_to_ASN1_INTEGER(big.get(), X509_get_serialNumber(made.get()));
    ASN1_TIME_set(X509_getm_notBefore(made.get()), time_t(base::toMs(now - Before) / 1000));
    ASN1_TIME_set(X509_getm_notAfter(made.get()), time_t(base::toMs(now + good) / 1000));
    X509_NAME_add_entry_by_txt(X509_get_subject_name(made.get()), "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char *>(name), -1, -1, 0);
    X509_set_pubkey(made.get(), key);
    return made;
}

bool extend(X509 *certificate, X509 *issuer, int what, const char *value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const std::unique_ptr<X509_EXTENSION, Freer<X509_EXTENSION_free>> extension(
        X509V3_EXT_conf_nid(nullptr, &context, what, value));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

Certificate newAuthority(EVP_PKEY *key, base::Instant now)
{
    Certificate made = blank(key, "Wanmi central authority", now, AuthorityTime);
    X509_set_issuer_name(made.get(), X509_get_subject_name(made.get()));
    const bool good = extend(made.get(), made.get(), NID_basic_constraints, "critical,CA:TRUE,pathlen:0")
        && extend(made.get(), made.get(), NID_key_usage, "critical,keyCertSign,cRLSign")
        && extend(made.get(), made.get(), NID_subject_key_identifier, "hash")
        && X509_sign(made.get(), key, EVP_sha256()) > 0;
    return good ? std::move(made) : nullptr;
}

QByteArray alternatives(const QStringList &names)
{
    QByteArrayList parts;
    for (const QString &name : names)
        parts.append((QHostAddress(name).isNull() ? "DNS:" : "IP:") + name.toLatin1());
    return parts.join(',');
}

Certificate newServer(EVP_PKEY *key, X509 *authority, EVP_PKEY *authorityKey, const CertificateWish &wish)
{
    Certificate made = blank(key, "Wanmi central", wish.now, wish.good);
    X509_set_issuer_name(made.get(), X509_get_subject_name(authority));
    const bool good = extend(made.get(), authority, NID_basic_constraints, "critical,CA:FALSE")
        && extend(made.get(), authority, NID_key_usage, "critical,digitalSignature")
        && extend(made.get(), authority, NID_ext_key_usage, "serverAuth")
        && extend(made.get(), authority, NID_subject_key_identifier, "hash")
        && extend(made.get(), authority, NID_authority_key_identifier, "keyid:always")
        && extend(made.get(), authority, NID_subject_alt_name, alternatives(wish.names).constData())
        && X509_sign(made.get(), authorityKey, EVP_sha256()) > 0;
    return good ? std::move(made) : nullptr;
}

/// Whole or not at all, and never for a moment readable by others than `mode` says.
bool put(const QString &path, const QByteArray &bytes, mode_t mode)
{
    const QByteArray fresh = QFile::encodeName(path + QStringLiteral(".new"));
    ::unlink(fresh.constData());
    const int file = ::open(fresh.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (file < 0)
        return false;
    const bool written = ::write(file, bytes.constData(), size_t(bytes.size())) == bytes.size() && ::fsync(file) == 0;
    ::close(file);
    return written && ::rename(fresh.constData(), QFile::encodeName(path).constData()) == 0;
}

base::Result<void> cannotWrite(const QString &path)
{
    return base::failure(ErrorKind::Unreachable, QStringLiteral("cannot-write"), path);
}

struct Authority
{
    Key key;
    Certificate certificate;
};

base::Result<Authority> authorityOf(const TlsPaths &paths, const CertificateWish &wish)
{
    Authority authority;
    if (!wish.newAuthority && QFile::exists(paths.authority)) {
        const QByteArray certificate = contentOf(paths.authority), key = contentOf(paths.authorityKey);
        authority.certificate.reset(PEM_read_bio_X509(bioOf(certificate).get(), nullptr, nullptr, nullptr));
        authority.key.reset(PEM_read_bio_PrivateKey(bioOf(key).get(), nullptr, nullptr, nullptr));
        if (!authority.certificate || !authority.key
            || X509_check_private_key(authority.certificate.get(), authority.key.get()) != 1)
            return base::failure(ErrorKind::Corrupt, QStringLiteral("bad-certificate"), paths.authorityKey);
        return authority;
    }
    authority.key = newKey();
    authority.certificate = newAuthority(authority.key.get(), wish.now);
    if (!authority.certificate)
        return base::failure(ErrorKind::Corrupt, QStringLiteral("bad-certificate"), paths.authority);
    if (!put(paths.authorityKey, pemOf(authority.key.get()), 0600))
        return tl::unexpected(cannotWrite(paths.authorityKey).error());
    if (!put(paths.authority, pemOf(authority.certificate.get()), 0644))
        return tl::unexpected(cannotWrite(paths.authority).error());
    return authority;
}

bool isName(const QString &name)
{
    static const QRegularExpression Form(
        QStringLiteral("^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$"));
    return !QHostAddress(name).isNull() || Form.match(name).hasMatch();
}

QStringList namesOf(X509 *certificate)
{
    QStringList names;
    const std::unique_ptr<GENERAL_NAMES, Freer<GENERAL_NAMES_free>> all(static_cast<GENERAL_NAMES *>(
        X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr)));
    for (int i = 0; all && i < sk_GENERAL_NAME_num(all.get()); ++i) {
        const GENERAL_NAME *name = sk_GENERAL_NAME_value(all.get(), i);
        const ASN1_STRING *text = name->type == GEN_DNS ? name->d.dNSName : name->d.iPAddress;
        const unsigned char *bytes = ASN1_STRING_get0_data(text);
        const int size = ASN1_STRING_length(text);
        if (name->type == GEN_DNS)
            names.append(QString::fromLatin1(reinterpret_cast<const char *>(bytes), size));
        else if (name->type == GEN_IPADD && size == 4)
            names.append(QHostAddress(quint32(bytes[0]) << 24 | quint32(bytes[1]) << 16 | quint32(bytes[2]) << 8
                                      | bytes[3])
                             .toString());
        else if (name->type == GEN_IPADD && size == 16)
            names.append(QHostAddress(bytes).toString());
    }
    return names;
}
} // namespace

TlsPaths tlsPathsOf(const QString &folder)
{
    const QDir home(folder);
    return {home.filePath(QStringLiteral("tls/ca.crt")), home.filePath(QStringLiteral("tls/ca.key")),
            home.filePath(QStringLiteral("tls/server.pem"))};
}

bool hasCertificate(const QString &folder)
{
    return QFile::exists(tlsPathsOf(folder).server);
}

base::Result<CertificateFacts> readCertificate(const QString &path)
{
    if (!QFile::exists(path))
        return base::failure(ErrorKind::NotFound, QStringLiteral("no-certificate"), path);
    const QByteArray bytes = contentOf(path);
    const Certificate certificate(PEM_read_bio_X509(bioOf(bytes).get(), nullptr, nullptr, nullptr));
    if (!certificate)
        return base::failure(ErrorKind::Corrupt, QStringLiteral("bad-certificate"), path);
    CertificateFacts facts;
    facts.names = namesOf(certificate.get());
    facts.from = instantOf(X509_get0_notBefore(certificate.get()));
    facts.until = instantOf(X509_get0_notAfter(certificate.get()));
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    X509_digest(certificate.get(), EVP_sha256(), digest.data(), &size);
    facts.fingerprint = QByteArray(reinterpret_cast<const char *>(digest.data()), int(size));
    return facts;
}

base::Result<CertificateFacts> makeCertificate(const CertificateWish &wish)
{
    if (wish.names.isEmpty())
        return base::refused(QStringLiteral("no-names"));
    for (const QString &name : wish.names) {
        if (!isName(name))
            return base::refused(QStringLiteral("bad-name"), name);
    }
    const TlsPaths paths = tlsPathsOf(wish.folder);
    const QString home = QFileInfo(paths.server).path();
    if (!QDir().mkpath(home) || !QFile::setPermissions(home, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
        return tl::unexpected(cannotWrite(home).error());
    const auto authority = authorityOf(paths, wish);
    if (!authority)
        return tl::unexpected(authority.error());
    const Key key = newKey();
    const Certificate made = newServer(key.get(), authority->certificate.get(), authority->key.get(), wish);
    if (!made)
        return base::refused(QStringLiteral("bad-name"), wish.names.join(u' '));
    if (!put(paths.server, pemOf(made.get()) + pemOf(key.get()), 0600))
        return tl::unexpected(cannotWrite(paths.server).error());
    return readCertificate(paths.server);
}

base::Result<void> writeInvitation(const QString &folder, const QString &url, const QString &path)
{
    const TlsPaths paths = tlsPathsOf(folder);
    const auto facts = readCertificate(paths.server);
    if (!facts)
        return tl::unexpected(facts.error());
    const QByteArray authority = contentOf(paths.authority);
    if (authority.isEmpty())
        return base::failure(ErrorKind::NotFound, QStringLiteral("no-certificate"), paths.authority);
    const QUrl central(url);
    if (central.scheme() != u"https" || !facts->names.contains(central.host()))
        return base::refused(QStringLiteral("bad-url"), url);
    const QJsonObject invitation{{QStringLiteral("wanmi"), QStringLiteral("invitation")},
                                 {QStringLiteral("central"), url},
                                 {QStringLiteral("authority"), QString::fromLatin1(authority)}};
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(invitation).toJson()) < 0 || !file.commit())
        return cannotWrite(path);
    return {};
}
} // namespace wanmi::server
