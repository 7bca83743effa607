package dev.patternengine.mining.text.secrets;

import java.util.Set;

/**
 * What messages call programs, services, codes of errors, algorithms and the words of languages that programs are written in,
 * and the words of other tongues that tell of failed logins.
 */
final class Programs {
    private static final Set<String> NAMES = Diagnosis.words("""
            3des acm airflow alb alembic alpine amazon amd64 ami amqp anaconda angular ansible anthropic apache apparmor appdata
            aren't argo argocd argon2 argv arm64 arn arp arr artifactory asc asg async asyncio asyncpg atlassian attr attrs
            aurora authdb authelia authfile authsource authtoken avro await awscli axios azuread babel base32 base58 bash bazel
            bigquery bigtable bin binlog bitbucket bitlocker bitwarden blowfish bluetooth boto boto3 botocore break bssid buf
            bun bundler busygroup bye caddy cassandra celery centos ceph certbot cfg chacha20 chap chef chrome chromium cidr
            cifs circleci clang claude clave clickhouse clojure cloudflare cloudformation cloudfront cloudwatch cls cmake cnt
            cockroachdb codebuild codesign com commons conan conda confluence confluent conn const consul cosmosdb couchbase
            couchdb cpp cpython cqlsh crit critical crl crontab crossslot cryptsetup csr ctor ctx cuda cups curl curve25519 cwd
            cygwin dart databricks datadog datagrip datastax dbeaver debian deepspeed def deno desc dev devise dhcp digitalocean
            discord dist django dll dnf docker dockerd doctl dotnet dovecot druid drupal dsa dss dst dynamodb eacces eaccess
            eaddrinuse eagain eap eauth ebadf ebs ebusy ec2 ecdh ecdhe ecdsa eclipse econnaborted econnrefused econnreset ecr
            ecs ed25519 edu eexist efault ehostunreach eintegrity einval eio eisdir eks elasticsearch elb electron elem elif
            elixir elsif emacs emerg emfile eneedauth enetunreach eni enoent enomem enospc enosys enotconn enotdir enotempty
            enotfound envoy eotp eperm epipe eproto eresolve erlang erofs es384 eslint esrch etarget etc etcd etcdctl etcdserver
            etimedout etxtbsy euid excel exe execabort exim express extends facebook faiss fargate fastlane fedora ffmpeg figma
            filebeat firebase firebird firefox firestore flask flink fluentd flutter flyctl flyway foreach ftp func gcc gcloud
            gcp gcr gdb gem gems gerrit getaddrinfo ghcr gid gina gitea github gitlab glassfish glue gmail gmt gnome gnupg
            golang google googleapi googleapis goroutine gov gpg gpg2 gradle grafana graphql greenplum groovy grpc gss gssapi
            gtk gunicorn hadn't hadoop haproxy hashicorp haskell hazelcast hbase hdfs helm heroku hex hive hostapd hostbased
            hotmail hpp hs384 htpasswd httpx hudson huggingface iam ibm icloud idea idx imap imaplib imaps impala impl
            implements influx influxdb informix instagram intellij ios iostream ipmi iptables ipython istio jackson jakarta jar
            javac javascript javax jboss jdk jenkins jetbrains jetty jira jmx jquery jre jsch jsse jsx junit jupyter kadmin
            kaniko kdc keras kerberos kex keyboard keychain keycloak keyex keypass keytool kibana kinesis kinit klist kms knife
            kotlin krb kube kubeadm kubeconfig kubectl kwargs kyverno lambda lang langchain laravel ldappasswd ldapsearch len
            lerna lib libc libcurl libpq librdkafka libs libsecret linkedin liquibase llama llm logback loginpath logname
            logstash lsass lua luarocks mariadb masterauth masterdown maven mcp md4 memcache mesos metabase metamask microsoft
            minikube minio misc misconf mistral mlflow mnt mongo mongodb mongoose mongosh mosquitto mot mqtt msbuild mschap
            mschapv2 mssql mustn't mysql mysqladmin mysqld mysqldump nagios nats needn't neo4j net netbeans netlify netrc netty
            networkmanager newrelic nexus nfs nginx ngrok nifi nio nlb nltk nmbd nmcli noauth nodev nodevssh nogroup nomad nope
            noperm noscript npgsql npx nssm ntlm ntp nuget numpy nuxt nvidia oauthlib obj ocsp odbc okay okta ollama onedrive
            oom openai openapi openjdk openldap openpgp opensearch openshift openssh openssl openstack openvpn opt opts ora
            oracle org outlook p12 packer pagerduty pam pandas panic pap paramiko parola passe passenger passin passout passport
            paypal pdftotext pdo peap percona perl pfx pgbouncer pgpass pgsql php pip pip3 pipx pkcs pkix plink plsql pnpm
            podman poetry poly1305 postfix powershell ppp pppd preauth presto prisma proc proftpd prop props ps256 pscp psexec
            psftp psk psql psycopg psycopg2 ptr pts pulumi puppet putty pwd pycharm pydantic pymongo pymysql pyspark pytest
            python3 pytorch qdrant quarkus rabbitmq rabbitmqctl rails rake rancher rc4 rclone rdesktop rdp rds reddit redhat
            redis redshift req requirepass res resp restic rhel rhost rhosts ripemd route53 rpcbind rs384 rs512 rspec rsyslog
            rubocop rubygem rubygems ruser rustc rustls s3cmd sagemaker salesforce samba sap sbt scala scala3 scikit scipy scp
            screen scrypt secs sed seleniumwebdriver selinux sendauth sendgrid sendmail senha sentry servicenow ses sha2 sha224
            shopify shosts signalfx skopeo slack slapd slappasswd slf4j smb smbclient smbd smbpasswd smtpd snowflake snowsql sns
            snyk solaris sonarqube sonatype spacy spark splunkd spn spnego spotify springboot springframework sqlalchemy sqlcmd
            sqlplus sqlserver sqoop sqs squid src ssa sshd2 sshfs ssid ssm sspi sssd stackoverflow stdlib storepass storetype
            str stripe stunnel subversion supabase svn sybase symfony sys sysadmin systemctl tableau tailscale tcl teamcity
            telegram teradata terragrunt tgs tgtname thrift tidb tiktok tmp tor traefik travis trino trivy truststore tsx tty
            twilio twine twitter typeorm uaa unifi unzip upn userauth usr utils vagrant val valgrind var vars veracrypt verbose
            vercel vim virtualbox virtualenv vite vmware void vpc vpnc vscode vsftpd vue waf wandb wasi weaviate weblogic
            websphere wildfly winbind wireguard wordpress workday wpa2 wpa3 wrongpass wrongtype x11vnc xauth xcode xcodebuild
            xfreerdp xfs yarnpkg youtube yubikey zabbix zendesk zipfile zoho
            """);

    private static final Set<String> FOREIGN = Diagnosis.words("""
            aanmelden accedere acceso accesso accès acesso als angemeldet anmeldedaten anmelden anmeldung archivo arquivo auch
            auf aus autenticación autenticazione autenticação authentification aux avec bei benutzer benutzername berechtigung
            bestand bis bitte bloqueada bloqué błąd certificado certificat cette che com compte con conexión conexão connessione
            connexion conta cuenta dans dass dat datei dem den denegado dienst dostęp droits een ein eine einen einer eingabe
            elle encontrado erneut erreur erro erroné errore está falha falhou fallita fallo falló falscher falsches favor
            fehler fehlgeschlagen fichier fout gebruiker geen gefunden gesperrt gevonden geweigerd gli haben han hat het
            identifiant identifiants ihr ihre impossibile incorrectos incorrects inicio intente introuvable jest kan kann kein
            keine keinen kennung konnte konto las les logowania los mais meer mehr met mislukt mit más nach negado negato nel
            nie noch nous novamente nuevo nur opnieuw par pas permisos più plik ponownie por połączenie probeer puede que qui
            refusé refusée riprovare réessayer sans sem serveur servidor sesión seu sich sie sin sind son sono sont spróbuj suo
            sur sus são tente toegang trovato uma una une ungültiger ungültiges uno usuario usuário utente utilisateur
            utilizador użytkownik van verbinding verbindung versuchen verweigert veuillez vom vor vos votre vous wenn werden wir
            zabroniony zertifikat zijn zonder zugriff zum zur échec été être überprüfen авторизации аутентификации без был была
            было вход входа доступ запись запрещен запрещён найден нельзя нет ошибка подключение пожалуйста пользователь
            пользователя попробуйте при сервер сервера снова соединение удалось учётная файл это
            """);

    private Programs() {}

    /** Whether the word, in small letters, is one of them. O(1). */
    static boolean has(String word) {
        return NAMES.contains(word) || FOREIGN.contains(word);
    }
}
